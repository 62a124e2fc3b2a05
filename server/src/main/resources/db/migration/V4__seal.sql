-- The seal: every settled fact in a growing tree, every state of the tree signed and chained to
-- the one before. The application adds rows and can change or delete none of them.
-- docs/reference/seal.md tells an auditor how to check it without this program.

-- The keys that signed roots. The private halves lie in files outside the database.
create table seal_key (
    key       text primary key check (key ~ '^[0-9a-f]{16}$'),
    algorithm text not null,
    public    bytea not null,
    made_at   timestamptz not null default clock_timestamp()
);
grant select, insert on seal_key to shouwen_app;

-- The settled facts in the order in which they were sealed, counted from 0 without gap. The hash is
-- the fact's own, so that a fact changed together with its hash is still found out.
create table leaf (
    org     int not null references org,
    no      bigint not null check (no >= 0),
    subject bigint not null,
    n       int not null,
    hash    bytea not null check (length(hash) = 32),
    primary key (org, no),
    unique (subject, n)
);
call wall_org('leaf');
grant select, insert on leaf to shouwen_app;

-- The roots of the complete subtrees of 2^level leaves, for each eighth level: a proof reads a few
-- hundred hashes however many leaves there are.
create table subtree (
    org   int not null references org,
    level smallint not null check (level > 0 and level % 8 = 0),
    no    bigint not null check (no >= 0),
    hash  bytea not null check (length(hash) = 32),
    primary key (org, level, no)
);
call wall_org('subtree');
grant select, insert on subtree to shouwen_app;

-- The state of the tree after each addition: leaves first to last are new in it, merkle is the root
-- of all leaves 0 to last.
create table root (
    org       int not null references org,
    no        bigint not null check (no > 0),
    first     bigint not null check (first >= 0),
    last      bigint not null check (last >= first),
    merkle    bytea not null check (length(merkle) = 32),
    previous  bytea not null check (length(previous) = 32),
    at        timestamptz not null,
    algorithm text not null,
    key       text not null references seal_key,
    signature bytea not null,
    primary key (org, no)
);
create index root_at on root (org, at);
call wall_org('root');
grant select, insert on root to shouwen_app;

-- Up to where the journal was searched for settled facts. Only a lower bound that saves work: a fact
-- is sealed once because leaf refuses it twice.
create table seal_progress (
    org      int primary key references org,
    searched xid8 not null
);
call wall_org('seal_progress');
grant select, insert, update on seal_progress to shouwen_app;

-- A root on its way out of the house, to one witness. The message keeps its id over all attempts.
create table root_notice (
    org      int not null,
    root     bigint not null,
    witness  text not null check (witness in ('folder', 'webhook')),
    message  uuid not null default gen_random_uuid(),
    attempts int not null default 0,
    next_at  timestamptz not null default clock_timestamp(),
    sent_at  timestamptz,
    error    text not null default '',
    primary key (org, root, witness),
    foreign key (org, root) references root
);
create index root_notice_next on root_notice (org, next_at) where sent_at is null;
call wall_org('root_notice');
grant select, insert, update on root_notice to shouwen_app;
