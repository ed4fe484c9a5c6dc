-- What a version was published with, to hold fetched items against; null if it came before this.
alter table eval_version add column hash bytea;
