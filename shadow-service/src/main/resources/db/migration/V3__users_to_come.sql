-- Counters of each user's first user-day with a score, for what is said of users to come. The default
-- is no user-day: of what was entered before, nobody knows whose first it was.
alter table verdict add column first_days bytea not null default '\x0100';
