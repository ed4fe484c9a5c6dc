-- Applications and their policies, as the contract's Policy message.
create table ingest.application (
  tenant    text    not null,
  id        text    not null,
  revision  integer not null check (revision >= 1),
  clock     text    not null check (clock in ('WALL', 'EVENT')),
  time_zone text    not null,
  policy    bytea   not null,
  salt      bytea   not null check (octet_length(salt) = 32),
  primary key (tenant, id)
);

-- Changed applications on their way to Kafka, in the order of their changes.
create table ingest.outbox (
  id         bigint generated always as identity primary key,
  record_key text        not null,
  value      bytea       not null,
  created_at timestamptz not null default now()
);
