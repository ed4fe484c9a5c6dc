-- Versions of the eval set as evalset published them, each with the mean of its items' features.
create table eval_version (
  tenant text not null,
  application text not null,
  number integer not null check (number > 0),
  items integer not null check (items > 0),
  space text not null,
  pool_last_day bigint not null,
  -- Items the mean was computed from; null until they have been fetched.
  points integer,
  -- Little-endian float64, weighted mean of the distance features.
  mean bytea,
  -- Why the items cannot be used; empty if nothing is wrong.
  problem text not null default '',
  primary key (tenant, application, number),
  check ((points is null) = (mean is null))
);
