-- Who does a piece of scheduled work; rows stay when released, so that tokens only grow.
CREATE TABLE lease (
    name       text        PRIMARY KEY, -- the work, e.g. cut:default:shop
    owner      text        NOT NULL,    -- the replica
    token      bigint      NOT NULL,    -- grows with every change of hands; fences results
    expires_at timestamptz NOT NULL     -- by the database's clock
);
