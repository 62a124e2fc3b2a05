-- Findings, and the ledger of points and money that confirmed findings are posted to.

-- What an organisation has settled about its findings. Without a row the defaults below hold. The
-- working days of an appeal are those of the calendar, or Monday to Friday where none is named.
create table quality_terms (
    org          int primary key references org,
    money        boolean not null default false,
    answer_hours int not null default 24 check (answer_hours between 0 and 720),
    appeal_days  int not null default 5 check (appeal_days between 1 and 60),
    calendar     text not null default ''
);
call wall_org('quality_terms');
grant select, insert, update on quality_terms to shouwen_app;

-- One breach: subject, clause and occasion name it for ever; id is the number that people see and
-- the subject of its own facts in the journal. The row is what those facts add up to.
create table finding (
    org                int not null references org,
    id                 bigint not null,
    subject            bigint not null,
    clause             text not null check (clause <> ''),
    occasion           text not null check (occasion <> ''),
    revision           int not null check (revision > 0),
    confirmed_revision int not null default 0 check (confirmed_revision <= revision),
    state              text not null check (state in ('raised', 'confirmed', 'dismissed',
        'appealed', 'upheld', 'overturned', 'withdrawn')),
    person             int,
    unit               int not null,
    raised_by          int,
    verdict            text not null,
    as_of              timestamptz not null,
    answered           boolean not null,
    day                date not null,
    raised_at          timestamptz not null,
    primary key (org, subject, clause, occasion),
    unique (org, id),
    foreign key (org, person) references person,
    foreign key (org, raised_by) references person,
    foreign key (org, unit) references unit
);
create index finding_unit on finding (org, unit, state, raised_at desc, id desc);
create index finding_state on finding (org, state, raised_at desc, id desc);
create index finding_person on finding (org, person, raised_at desc, id desc);
call wall_org('finding');
grant select, insert, update on finding to shouwen_app;

-- What people said about a finding: reasons, answers, appeals. Facts carry only the name of the
-- text, which is its digest, so that a text can be erased and the fact still proves what it was.
create table finding_words (
    org     int not null references org,
    finding bigint not null,
    name    text not null check (length(name) = 64),
    person  int not null,
    words   text not null check (words <> ''),
    primary key (org, finding, name),
    foreign key (org, person) references person
);
call wall_org('finding_words');
grant select, insert, delete on finding_words to shouwen_app;

-- A closed period takes no entry, and neither does any before it.
create table period (
    org       int not null references org,
    book_kind text not null check (book_kind in ('ledger')),
    no        int not null check (no % 100 between 1 and 12 and no between 190001 and 999912),
    closed_at timestamptz not null,
    closed_by int not null,
    primary key (org, book_kind, no),
    foreign key (org, closed_by) references person
);
call wall_org('period');
grant select, insert on period to shouwen_app;

-- One movement. The key is made of what it is posted for, so that a replay posts nothing.
create table txn (
    org      int not null references org,
    id       bigint generated always as identity,
    key      text not null check (key <> ''),
    reason   text not null check (reason in
        ('confirmed', 'reconsidered', 'dismissed', 'overturned', 'withdrawn')),
    finding  bigint not null,
    revision int not null,
    fact     int not null,
    at       timestamptz not null,
    primary key (org, id),
    unique (org, key)
);
create index txn_finding on txn (org, finding, id);
call wall_org('txn');
grant select, insert on txn to shouwen_app;

-- Amounts are hundredths of a point, or fen. Periods are months, written 202603.
create sequence entry_number;
grant usage on sequence entry_number to shouwen_app;

create table entry (
    org        int not null references org,
    posted_in  int not null,
    id         bigint not null default nextval('entry_number'),
    txn        bigint not null,
    account    text not null check (account ~ '^(person:[0-9]+|unit:[0-9]+|org)$'),
    for_period int not null,
    currency   text not null check (currency in ('points', 'cny')),
    role       text not null,
    amount     bigint not null check (amount <> 0),
    reverses   bigint,
    primary key (org, posted_in, id),
    foreign key (org, txn) references txn,
    check (posted_in >= for_period),
    check (posted_in % 100 between 1 and 12 and for_period % 100 between 1 and 12)
) partition by range (posted_in);
create index entry_account on entry (org, account, currency, posted_in, id);
create index entry_txn on entry (org, txn);
call wall_org('entry');
grant select, insert on entry to shouwen_app;

create table entry_before partition of entry for values from (minvalue) to (202601);
do $$
begin
    for year in 2026..2045 loop
        execute format('create table entry_%s partition of entry for values from (%s) to (%s)',
            year, year * 100 + 1, (year + 1) * 100 + 1);
    end loop;
end $$;
create table entry_after partition of entry for values from (204601) to (maxvalue);

-- What stood on an account at the end of a period; written when it closes.
create table balance (
    org      int not null references org,
    account  text not null,
    currency text not null,
    period   int not null,
    amount   bigint not null,
    primary key (org, account, currency, period)
);
call wall_org('balance');
grant select, insert on balance to shouwen_app;

-- Posting holds the ledger's lock in common, closing a period holds it alone: no entry slips into a
-- month while it is being closed.
create function entry_period_is_open() returns trigger
    language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(4711, new.org);
    if exists (select from period p
            where p.org = new.org and p.book_kind = 'ledger' and p.no >= new.posted_in) then
        raise exception 'the period % of the ledger is closed', new.posted_in
            using errcode = 'check_violation', constraint = 'entry_period_is_open';
    end if;
    return new;
end $$;
create trigger entry_period_is_open before insert on entry
    for each row execute function entry_period_is_open();

create function txn_sums_to_zero() returns trigger
    language plpgsql as $$
begin
    if exists (select from entry e where e.org = new.org and e.txn = new.txn
            group by e.currency having sum(e.amount) <> 0) then
        raise exception 'the entries of the movement % do not sum to zero', new.txn
            using errcode = 'check_violation', constraint = 'txn_sums_to_zero';
    end if;
    return null;
end $$;
create constraint trigger txn_sums_to_zero after insert on entry
    deferrable initially deferred
    for each row execute function txn_sums_to_zero();

-- What waits for a second person.
create index fact_proposed on fact (org, subject, n) where standing = 'proposed';
