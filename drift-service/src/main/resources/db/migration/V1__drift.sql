-- What drift keeps. Every key begins with (tenant, application); days are days since 1970-01-01 in
-- the application's time zone. Rows that carry a block or a partition have one writer at a time: the
-- replica that owns the partition. bytea columns of sums are close to random bytes, so they are
-- stored uncompressed and out of line. Watermarks, offsets and seen ids and applications are the chassis'
-- tables (db/chassis, db/application) in the same schema.

-- Deployments: announced, named by records only, or inferred from what served them.
create table deployment (
  tenant text not null,
  application text not null,
  id text not null,
  model text not null,
  model_version text not null,
  prompt_template text not null,
  tools text not null,
  start_time timestamptz not null,
  origin text not null check (origin in ('ANNOUNCED', 'NAMED', 'INFERRED')),
  -- The announcement as it came (tidemark.event.v1.Deployment); null unless announced.
  announcement bytea,
  primary key (tenant, application, id)
);

-- Two replicas that infer the same fingerprint agree here.
create unique index deployment_inferred on deployment
  (tenant, application, model, model_version, prompt_template, tools) where origin = 'INFERRED';

-- An inferred deployment that turned out to be an announced one; stamped rows are never rewritten.
create table deployment_alias (
  tenant text not null,
  application text not null,
  id text not null,
  canonical text not null,
  primary key (tenant, application, id),
  foreign key (tenant, application, id) references deployment,
  foreign key (tenant, application, canonical) references deployment,
  check (id <> canonical)
);

-- Answers a panel user has received from a deployment (canonical id at the time).
create table exposure (
  tenant text not null,
  application text not null,
  user_pseudonym text not null,
  deployment text not null,
  answers bigint not null check (answers > 0),
  last_day bigint not null,
  primary key (tenant, application, user_pseudonym, deployment)
);
create index exposure_last_day on exposure (last_day);

-- Topic codebooks learned from an application; version 0 is shipped and has no row.
create table codebook (
  tenant text not null,
  application text not null,
  space text not null,
  version integer not null check (version > 0),
  -- First day that may be stamped with it.
  effective_day bigint not null,
  cells integer not null check (cells between 1 and 128),
  learned_from integer not null,
  -- Little-endian float32, cells rows of the embedder's dimension, each of norm 1.
  centroids bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant, application, space, version)
);
alter table codebook alter column centroids set storage external;

-- The version every record of a day is stamped with; the first replica to enter the day decides.
create table codebook_day (
  tenant text not null,
  application text not null,
  space text not null,
  day bigint not null,
  version integer not null check (version >= 0),
  primary key (tenant, application, space, day)
);

-- Vectors kept until the first codebook is learned from them.
create table codebook_sample (
  tenant text not null,
  application text not null,
  space text not null,
  partition integer not null,
  ordinal integer not null,
  user_pseudonym text not null,
  vector bytea not null,
  primary key (tenant, application, space, partition, ordinal)
);
alter table codebook_sample alter column vector set storage external;

-- Sums of weighted features per day and block of users: dev.tidemark.stats.sketch.BlockSketch.
create table sketch (
  tenant text not null,
  application text not null,
  space text not null,
  day bigint not null,
  block smallint not null check (block between 0 and 255),
  deployment text not null,
  cohort text not null,
  first_turn boolean not null,
  codebook integer not null,
  records bigint not null check (records > 0),
  sums bytea not null,
  primary key (tenant, application, space, day, block, deployment, cohort, first_turn, codebook)
);
alter table sketch alter column sums set storage external;

-- Cohorts that have sketches of their own; past the bound they share "other".
create table cohort (
  tenant text not null,
  application text not null,
  deployment text not null,
  cohort text not null,
  primary key (tenant, application, deployment, cohort)
);

-- Sums of one panel user and day over first turns.
create table panel_day (
  tenant text not null,
  application text not null,
  space text not null,
  day bigint not null,
  block smallint not null check (block between 0 and 255),
  user_pseudonym text not null,
  deployment text not null,
  exposure_bin smallint not null check (exposure_bin between 0 and 5),
  codebook integer not null,
  patterns_version text not null,
  prompts integer not null check (prompts > 0),
  -- Pairs of cell and prompts in it, by cell.
  cells integer[] not null,
  -- Little-endian float32 sum of the panel features, 512 numbers.
  features bytea not null,
  -- Sums of the patterns and of their squares, in the order of the set.
  patterns real[] not null,
  squares real[] not null,
  primary key (tenant, application, space, day, block, user_pseudonym, deployment, exposure_bin,
    codebook, patterns_version)
);
alter table panel_day alter column features set storage external;
create index panel_day_user on panel_day (tenant, application, user_pseudonym);

-- Weighted sums of the panel features of all first turns per cell; cells of a day add up to the
-- traffic of each deployment. One row a partition: reading adds them.
create table cell_sum (
  tenant text not null,
  application text not null,
  space text not null,
  day bigint not null,
  deployment text not null,
  codebook integer not null,
  cell smallint not null,
  partition integer not null,
  records bigint not null check (records > 0),
  -- A BlockSketch of one cell over the panel features.
  sums bytea not null,
  primary key (tenant, application, space, day, deployment, codebook, cell, partition)
);
alter table cell_sum alter column sums set storage external;

-- What became of the enriched records of a day.
-- counted = sketched + without_vector + unknown_upstream; late ones are in late only.
create table day_count (
  tenant text not null,
  application text not null,
  day bigint not null,
  partition integer not null,
  -- Canonical id at the time; empty when it could not be told.
  deployment text not null,
  counted bigint not null default 0,
  sketched bigint not null default 0,
  without_vector bigint not null default 0,
  unknown_upstream bigint not null default 0,
  -- Of the sketched, those put under cohort "other" because there were too many keys.
  other_cohort bigint not null default 0,
  late bigint not null default 0,
  -- Latest event time counted; null when there are late ones only.
  last_seen timestamptz,
  primary key (tenant, application, day, partition, deployment)
);

-- What ingest says became of the batches.
create table traffic_day (
  tenant text not null,
  application text not null,
  day bigint not null,
  stratum text not null,
  received bigint not null,
  sampled bigint not null,
  unsampled bigint not null,
  rejected bigint not null,
  primary key (tenant, application, day, stratum)
);

create table feedback_day (
  tenant text not null,
  application text not null,
  day bigint not null,
  kind text not null,
  partition integer not null,
  events bigint not null,
  primary key (tenant, application, day, kind, partition)
);

-- Erasures done; records that arrived before erased_at do not come back.
create table erasure (
  tenant text not null,
  application text not null,
  user_pseudonym text not null,
  seq bigint generated always as identity,
  erasure_id text not null,
  block smallint not null,
  erased_at timestamptz not null,
  panel_rows bigint not null,
  exposure_rows bigint not null,
  primary key (tenant, application, user_pseudonym)
);
create index erasure_seq on erasure (seq);
