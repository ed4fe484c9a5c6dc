-- Candidates, what became of the interactions selected for them, and the counters of verdicts.

-- Secrets that all replicas draw with; made by the first one.
create table service_key (
  name text primary key,
  secret bytea not null
);

create table candidate (
  tenant text not null,
  application text not null,
  candidate text not null,
  endpoint text not null,
  model text not null,
  secret text not null, -- name of the secret, never the secret
  requests_per_second double precision not null,
  timeout_millis bigint not null,
  tokens_per_day bigint not null,
  max_answer_tokens integer not null,
  margin double precision not null,
  alpha double precision not null,
  sharing integer not null, -- candidates that share alpha, fixed at registration
  state text not null check (state in ('ACTIVE', 'PAUSED', 'RETIRED')),
  registered_at timestamptz not null default now(),
  primary key (tenant, application, candidate)
);

-- A probability holds for the days from from_day on.
create table replay_probability (
  tenant text not null,
  application text not null,
  candidate text not null,
  from_day bigint not null,
  probability double precision not null check (probability > 0 and probability <= 1),
  primary key (tenant, application, candidate, from_day)
);

-- Counters of closed user-days. Whoever selects an interaction locks the row for share, whoever
-- enters a day for update: a day takes no interaction any more once it has been entered.
create table verdict (
  tenant text not null,
  application text not null,
  candidate text not null,
  ledger bytea not null,
  entered_through bigint not null, -- last day whose user-days are in the ledger
  first_day bigint, -- days with a user-day; null without any
  last_day bigint,
  users bigint not null default 0, -- different units with a score in the ledger
  primary key (tenant, application, candidate)
);

-- A core record: the text is dropped early, the rest stays with its attempts.
create table interaction (
  tenant text not null,
  application text not null,
  event_id text not null,
  day bigint not null,
  event_time timestamptz not null,
  unit text not null, -- user, else conversation, else event id
  user_pseudonym text not null,
  source_partition integer not null,
  source_key bytea,
  trace text not null,
  stamps bytea not null, -- ScoreStamps
  texts bytea, -- Interaction with messages and answer only; null once dropped
  answer_vector bytea, -- embedding of production's answer; null until it is needed
  created_at timestamptz not null default now(),
  primary key (tenant, application, event_id)
);
create index interaction_user on interaction (tenant, application, user_pseudonym);
create index interaction_age on interaction (created_at);
create index interaction_text on interaction (created_at) where texts is not null;

-- One selected interaction on one arm. While it is PENDING, stage says what is to be done next and
-- due_at when; whoever claims it moves due_at behind the end of its lease and raises the token, and
-- every later write names that token.
create table attempt (
  tenant text not null,
  application text not null,
  arm text not null, -- candidate id, or production
  event_id text not null,
  day bigint not null,
  event_time timestamptz not null,
  unit text not null,
  deployment text not null,
  rank bigint not null, -- order within the user-day, drawn by hash
  status text not null default 'PENDING'
    check (status in ('PENDING', 'SCORED', 'SKIPPED', 'FAILED')),
  reason text not null default '',
  stage text not null check (stage in ('REPLAY', 'JUDGE', 'COMPARE', 'END')),
  outcome text check (outcome in ('SCORED', 'SKIPPED', 'FAILED')), -- decided, not yet published
  charged boolean not null default false, -- failed by the candidate's own fault
  tries integer not null default 0, -- of this stage
  due_at timestamptz not null default now(),
  token bigint not null default 0,
  reserved bigint not null default 0, -- tokens held by the call in progress
  reserved_for text not null default '', -- purpose of that call
  answer text, -- of the candidate; null once dropped
  latency_millis bigint,
  first_duel smallint, -- -1, 0, 1 for the candidate, in the first order
  difference double precision,
  grade double precision,
  rules_applied smallint not null default 0, -- bit set of rules
  rules_passed smallint not null default 0,
  similarity double precision,
  created_at timestamptz not null default now(),
  primary key (tenant, application, arm, event_id)
);
create index attempt_due on attempt (tenant, application, arm, stage, due_at)
  where status = 'PENDING';
create index attempt_waiting on attempt (created_at) where status = 'PENDING';
create index attempt_open_day on attempt (tenant, application, arm, day)
  where status = 'PENDING';
create index attempt_day on attempt (tenant, application, arm, day);
create index attempt_newest on attempt (tenant, application, arm, event_time desc, event_id desc)
  include (status);
create index attempt_end on attempt (tenant, application, arm, status, reason);
create index attempt_event on attempt (tenant, application, event_id);
create index attempt_age on attempt (created_at);

-- Tokens of one arm, purpose (replay, judge) and day of the application.
create table budget (
  tenant text not null,
  application text not null,
  arm text not null,
  purpose text not null,
  day bigint not null,
  spent bigint not null default 0,
  reserved bigint not null default 0,
  dry boolean not null default false, -- the day has ended early: its sample is truncated
  primary key (tenant, application, arm, purpose, day)
);

-- What users said; which answer they meant is looked up when it is read.
create table feedback (
  tenant text not null,
  application text not null,
  event_id text not null,
  interaction_id text not null,
  user_pseudonym text not null,
  good boolean not null,
  created_at timestamptz not null default now(),
  primary key (tenant, application, event_id)
);
create index feedback_interaction on feedback (tenant, application, interaction_id);
create index feedback_user on feedback (tenant, application, user_pseudonym);
create index feedback_age on feedback (created_at);

-- Users that are not to come back with records of before.
create table erasure (
  tenant text not null,
  application text not null,
  user_pseudonym text not null,
  erasure_id text not null,
  erased_at timestamptz not null,
  primary key (tenant, application, user_pseudonym)
);
