-- What the intake of a service remembers of each partition it consumes; one set of tables per
-- service schema, included with quarkus.flyway.locations=db/chassis,... The chassis keeps to
-- versions below 1, services begin at 1.

CREATE TABLE intake_offset (
    stream      text        NOT NULL, -- consumer group, e.g. drift-analyse
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    next_offset bigint      NOT NULL, -- first offset whose results are not in this database
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (stream, topic, partition)
);

CREATE TABLE intake_watermark (
    stream      text        NOT NULL,
    topic       text        NOT NULL,
    partition   integer     NOT NULL,
    tenant      text        NOT NULL,
    application text        NOT NULL,
    event_time  timestamptz NOT NULL, -- greatest event time of the application in the partition
    seen_at     timestamptz NOT NULL, -- wall time of its last record
    duplicates  bigint      NOT NULL DEFAULT 0, -- records of it dropped so far
    PRIMARY KEY (stream, topic, partition, tenant, application)
);

-- Event ids already counted, 16 bytes each, packed per flush: a bucket is a minute of log-append
-- time (tenant and application empty) or a day of event time of one EVENT application.
CREATE TABLE intake_seen (
    stream      text    NOT NULL,
    topic       text    NOT NULL,
    partition   integer NOT NULL,
    tenant      text    NOT NULL,
    application text    NOT NULL,
    bucket      bigint  NOT NULL,
    next_offset bigint  NOT NULL, -- of the flush that wrote the row
    ids         bytea   NOT NULL,
    PRIMARY KEY (stream, topic, partition, tenant, application, bucket, next_offset)
);
