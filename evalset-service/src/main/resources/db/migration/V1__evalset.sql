-- What evalset keeps. Every key begins with (tenant, application); days are days since 1970-01-01 in
-- the application's time zone. Offsets, watermarks, leases and applications are the chassis' tables
-- (db/chassis, db/application) in the same schema.

-- The key of this service's draws; the first replica that needs it makes it.
create table draw_key (
  name text primary key,
  bytes bytea not null
);

-- Part of a day's prompts of one partition that is kept: those whose draw is below it. Halved when
-- they become too many. One row has one writer at a time: the owner of the partition.
create table pool_share (
  tenant text not null,
  application text not null,
  day bigint not null,
  partition integer not null,
  share double precision not null check (share > 0 and share <= 1),
  primary key (tenant, application, day, partition)
);

-- Prompts of the last days: what a version is cut from.
create table pool_item (
  tenant text not null,
  application text not null,
  -- Event id of the interaction.
  id text not null,
  day bigint not null,
  partition integer not null,
  -- Pseudonym of the user, else of the conversation, else the id.
  unit text not null,
  draw double precision not null,
  -- 1 / inclusion probability on the topic; the share of its day is not in it.
  weight double precision not null check (weight > 0),
  embedder text not null,
  space text not null,
  codebook integer not null,
  cell integer not null,
  -- Little-endian float32, norm 1.
  vector bytea not null,
  -- Of the normalised last user message.
  text_hash bytea not null,
  -- tidemark.evalset.v1.Item with messages and answer only.
  content bytea not null,
  deployment text not null,
  -- When this database took it, wall clock: for retention.
  received_at timestamptz not null default now(),
  primary key (tenant, application, id)
);
alter table pool_item alter column vector set storage external;
create index pool_item_day on pool_item (tenant, application, day, partition);
create index pool_item_unit on pool_item (tenant, application, unit);
create index pool_item_received on pool_item (received_at);

-- Prompts of versions. A tombstone keeps the hash only.
create table item (
  tenant text not null,
  application text not null,
  hash bytea not null,
  source_id text,
  unit text,
  salt bytea,
  content bytea,
  vector bytea,
  deployment text,
  day bigint,
  -- Last pool day of the first version it was in.
  first_day bigint not null,
  erased_at timestamptz,
  primary key (tenant, application, hash),
  check ((erased_at is null) = (content is not null)),
  check (erased_at is null
    or (source_id is null and unit is null and salt is null and vector is null))
);
alter table item alter column vector set storage external;
create unique index item_source on item (tenant, application, source_id)
  where source_id is not null;
create index item_erased on item (tenant, application, hash) where erased_at is not null;
create index item_unit on item (tenant, application, unit) where unit is not null;

create table version (
  tenant text not null,
  application text not null,
  number integer not null check (number > 0),
  origin text not null check (origin in ('WEEK', 'REQUEST')),
  pool_first_day bigint not null,
  pool_last_day bigint not null,
  cut_at timestamptz not null default now(),
  items integer not null,
  retained integer not null,
  slice integer not null,
  hash bytea not null,
  embedder text not null,
  space text not null,
  codebook integer not null,
  -- Share of the pool's traffic in each cell.
  cell_shares double precision[] not null,
  -- tidemark.evalset.v1.Certificate.
  certificate bytea not null,
  primary key (tenant, application, number)
);

create table version_item (
  tenant text not null,
  application text not null,
  version integer not null,
  position integer not null,
  hash bytea not null,
  weight double precision not null,
  cell integer not null,
  origin text not null check (origin in ('SLICE', 'RETAINED', 'GREEDY')),
  inclusion double precision not null,
  primary key (tenant, application, version, position),
  unique (tenant, application, version, hash),
  foreign key (tenant, application, version) references version,
  foreign key (tenant, application, hash) references item
);

-- Weeks that are dealt with: a version was cut, or none could be and why.
create table week (
  tenant text not null,
  application text not null,
  last_day bigint not null,
  version integer,
  reason text not null,
  decided_at timestamptz not null default now(),
  primary key (tenant, application, last_day),
  foreign key (tenant, application, version) references version,
  check ((version is null) = (reason <> ''))
);

-- Events to publish; the rows go when the broker has acknowledged them.
create table outbox (
  id bigint generated always as identity primary key,
  record_key text not null,
  value bytea not null
);

-- Erasures done; prompts that arrived before do not come back.
create table erasure (
  tenant text not null,
  application text not null,
  unit text not null,
  erasure_id text not null,
  erased_at timestamptz not null,
  pool_rows bigint not null,
  tombstones bigint not null,
  primary key (tenant, application, unit)
);
