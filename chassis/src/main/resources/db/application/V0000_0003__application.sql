-- The applications of the compacted topic, for services that read streams; included with
-- quarkus.flyway.locations=db/chassis,db/application,... Ingest has a table of its own.

create table application (
  tenant text not null,
  application text not null,
  revision bigint not null,
  clock text not null check (clock in ('WALL', 'EVENT')),
  time_zone text not null,
  primary key (tenant, application)
);
