-- Users whose draw is below it were held out. Least of an application: what the next cut must not
-- exceed. Versions of before held out a fifth by rank, which is about this.
alter table version add column held_out_below double precision not null default 0.2
  check (held_out_below > 0 and held_out_below <= 1);

-- Requests an item of the slice stood for when it was drawn; 0 of others and of versions of before.
alter table version_item add column pool_weight double precision not null default 0
  check (pool_weight >= 0);

-- A version stays as it was cut, whatever a later release of the service does wrong.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of a row of % is refused: versions stay as they were cut', tg_op, tg_table_name;
end $$;

create trigger version_stays before update or delete or truncate on version
  for each statement execute function refuse_change();
create trigger version_item_stays before update or delete or truncate on version_item
  for each statement execute function refuse_change();

-- The prompts of versions go by erasure only, which leaves the hash.
create trigger item_stays before delete or truncate on item
  for each statement execute function refuse_change();
create trigger item_becomes_tombstone before update on item for each row
  when (old.erased_at is not null or new.erased_at is null
    or (new.tenant, new.application, new.hash, new.first_day)
      is distinct from (old.tenant, old.application, old.hash, old.first_day))
  execute function refuse_change();
