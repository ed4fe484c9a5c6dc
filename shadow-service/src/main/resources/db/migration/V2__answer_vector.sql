-- Production's answer is embedded once for all arms: whoever claims it embeds it, the others wait.
alter table interaction add column answer_space text not null default ''; -- of answer_vector
alter table interaction add column embedding_until timestamptz; -- end of the claim; null without one
