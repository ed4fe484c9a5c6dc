-- Users whose draw is below it were held out. Least of an application: what the next cut must not
-- exceed. Versions of before held out a fifth by rank, which is about this.
alter table version add column held_out_below double precision not null default 0.2
  check (held_out_below > 0 and held_out_below <= 1);

-- Requests an item of the slice stood for when it was drawn; 0 of others and of versions of before.
alter table version_item add column pool_weight double precision not null default 0
  check (pool_weight >= 0);
