-- What happened, and what the standards make of it.
--
-- A subject is what facts are about. Its id carries the month of its birth in the high bits
-- (yymm << 40 | sequence), and everything that grows for ever is partitioned by it, so that one
-- history lies in one partition and old months can be moved away.

create extension if not exists btree_gist;

-- The clock on the wall. Only a database born as demo, or marked by its owner as a test, lets
-- itself be told another time than the true one.
create table clock (
    one   boolean primary key default true check (one),
    ahead interval not null default interval '0',
    test  boolean not null default false
);
insert into clock default values;
grant select, update (ahead) on clock to shouwen_app;
grant select on clock to shouwen_gate;

create function shouwen_now() returns timestamptz
    language sql volatile as $$
    select clock_timestamp() + coalesce((
        select c.ahead from clock c
        where c.test or exists (select from birth b where b.demo)), interval '0')
$$;
grant execute on function shouwen_now() to shouwen_app, shouwen_gate;

create sequence subject_number as bigint;
grant usage on sequence subject_number to shouwen_app;

-- facts counts the facts of the subject: the next one gets facts + 1. Its row is the lock under
-- which everything about the subject is written.
create table subject (
    org       int not null,
    id        bigint not null,
    kind      text not null,
    unit      int not null,
    handler   int,
    facts     int not null default 0,
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (id)
) partition by range (id);
call wall_org('subject');
grant select, insert, update (unit, handler, facts, closed_at) on subject to shouwen_app;

-- recorded_at grows with n within a subject, also where the wall clock is turned back.
-- occurred_at is the claim, mended by what the device's clock was ahead (device_ahead_ms).
-- hash = SHA-256 over salt and every other column but xid; bodies hold no personal values.
create table fact (
    org             int not null,
    subject         bigint not null,
    n               int not null check (n > 0),
    kind            text not null,
    occurred_at     timestamptz not null,
    recorded_at     timestamptz not null,
    standing        text not null check (standing in ('counted', 'proposed')),
    actor           text not null,
    told_as         text not null,
    source          text not null,
    source_key      text,
    device_ahead_ms bigint not null default 0,
    body            jsonb not null,
    salt            bytea not null,
    hash            bytea not null check (length(hash) = 32),
    xid             xid8 not null default pg_current_xact_id(),
    primary key (subject, n),
    unique (subject, source, source_key)
) partition by range (subject);
create index fact_tail on fact (xid, subject, n);
call wall_org('fact');
grant select, insert on fact to shouwen_app;

-- The answers given, found again by the key of the command; kept for 30 days.
create table command (
    org          int not null,
    actor        text not null,
    key          text not null,
    request_hash bytea not null,
    answer       jsonb not null,
    at           timestamptz not null,
    primary key (org, actor, key)
);
create index command_at on command (org, at);
call wall_org('command');
grant select, insert, delete on command to shouwen_app;

-- What only one subject may have at a time, such as one counter a ticket or one book a year.
create table claim (
    org     int not null,
    kind    text not null,
    key     text not null,
    subject bigint not null,
    during  tstzrange not null,
    exclude using gist (org with =, kind with =, key with =, during with &&)
);
create index claim_subject on claim (subject);
call wall_org('claim');
grant select, insert, update (during) on claim to shouwen_app;

-- The last judgement of a subject. verdicts is a list, one object an occasion; its "line"s, one
-- after the other, are the canonical text.
create table judgement (
    org       int not null,
    subject   bigint not null,
    judge     int not null,
    standards text not null,
    upto_n    int not null,
    as_of     timestamptz not null,
    revision  int not null,
    verdicts  jsonb not null,
    primary key (subject)
) partition by range (subject);
call wall_org('judgement');
grant select, insert, update on judgement to shouwen_app;

-- The promises that still run, for boards.
create table promise (
    org       int not null,
    subject   bigint not null,
    clause    text not null,
    occasion  text not null,
    verdict   text not null check (verdict in ('pending', 'overdue')),
    from_at   timestamptz not null,
    first_due timestamptz,
    due_at    timestamptz,
    unit      int not null,
    handler   int,
    primary key (subject, clause, occasion)
) with (fillfactor = 80);
create index promise_unit on promise (org, unit, due_at, subject);
create index promise_handler on promise (org, handler, due_at, subject);
call wall_org('promise');
grant select, insert, update, delete on promise to shouwen_app;

-- When each subject has to be judged again though nothing new is told of it.
create table alarm (
    org      int not null,
    subject  bigint primary key,
    next_at  timestamptz not null,
    attempts int not null default 0,
    error    text
) with (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 200,
    autovacuum_vacuum_cost_delay = 0
);
create index alarm_next on alarm (org, next_at);
call wall_org('alarm');
grant select, insert, update, delete on alarm to shouwen_app;

-- Letters to other books, delivered in order of id within a book. Whoever writes letters for a book
-- holds one lock for it (a conclusion: the lock of its subject), so ids grow as transactions commit.
create table outbox (
    org      int not null,
    id       bigint generated always as identity primary key,
    kind     text not null,
    book     text not null,
    src_key  text not null,
    body     jsonb not null,
    attempts int not null default 0,
    retry_at timestamptz not null default '-infinity',
    error    text,
    unique (org, kind, book, src_key)
) with (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.01,
    autovacuum_vacuum_threshold = 200,
    autovacuum_vacuum_cost_delay = 0
);
create index outbox_book on outbox (org, kind, book, id);
call wall_org('outbox');
grant select, insert, update, delete on outbox to shouwen_app;

-- The read table of requests; everything in it can be told from the facts.
create table request (
    org                int not null,
    id                 bigint primary key,
    unit               int not null,
    customer           bigint,
    state              text not null check (state in ('open', 'closed')),
    opened_at          timestamptz not null,
    closed_at          timestamptz,
    first_contact      int not null,
    first_contact_post int,
    handler            int not null,
    offered_to         int,
    returned           int not null default 0
) with (fillfactor = 90);
create index request_unit on request (org, unit, opened_at desc, id desc);
create index request_customer on request (org, customer, opened_at desc, id desc);
create index request_handler on request (org, handler, opened_at desc, id desc)
    where state = 'open';
create index request_offered on request (org, offered_to, opened_at desc, id desc)
    where offered_to is not null;
call wall_org('request');
grant select, insert, update on request to shouwen_app;

create table subject_rest partition of subject default;
create table fact_rest partition of fact default;
create table judgement_rest partition of judgement default with (fillfactor = 80);

-- Makes the partitions of some months, oldest first; answers how many were missing. A month whose
-- rows lie in the rest already stays there: slower to move away, never wrong.
create function make_partitions(first_month date, last_month date) returns int
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    month date := date_trunc('month', first_month);
    parent text;
    part text;
    made int := 0;
begin
    perform pg_advisory_xact_lock(hashtext('make_partitions'));
    while month <= last_month loop
        foreach parent in array array['subject', 'fact', 'judgement'] loop
            part := parent || '_' || to_char(month, 'YYMM');
            if to_regclass(part) is null then
                begin
                    execute format('create table %I (like %I including all)', part, parent);
                    if parent = 'judgement' then
                        execute format('alter table %I set (fillfactor = 80)', part);
                    end if;
                    execute format('alter table %I attach partition %I for values from (%s) to (%s)',
                        parent, part,
                        to_char(month, 'YYMM')::bigint << 40,
                        to_char(month + interval '1 month', 'YYMM')::bigint << 40);
                    made := made + 1;
                exception when check_violation then
                    raise notice 'the rows of % stay in the rest', part;
                end;
            end if;
        end loop;
        month := month + interval '1 month';
    end loop;
    return made;
end $$;
grant execute on function make_partitions(date, date) to shouwen_app;
select make_partitions((now() - interval '1 month')::date, (now() + interval '3 months')::date);

-- What a process has to know before it knows for which organisation.
grant select on fact, alarm, outbox to shouwen_gate;
create policy gate on fact for select to shouwen_gate using (true);
create policy gate on alarm for select to shouwen_gate using (true);
create policy gate on outbox for select to shouwen_gate using (true);

create function gate_ringing(at_least timestamptz, at_most timestamptz) returns setof int
    language sql volatile security definer set search_path = public, pg_temp as $$
    select o.org from org o
    where exists (select from alarm a
        where a.org = o.org and a.next_at >= at_least and a.next_at <= at_most)
    order by o.org
$$;

create function gate_letters() returns setof int
    language sql volatile security definer set search_path = public, pg_temp as $$
    select o.org from org o
    where exists (select from outbox b where b.org = o.org)
    order by o.org
$$;

-- The facts that were committed after a place in the order (xid, subject, n), as far as no older
-- transaction can still add one before them.
create function gate_tail(after_xid xid8, after_subject bigint, after_n int, most int)
    returns table (org int, subject bigint, n int, kind text, xid text)
    language sql volatile security definer set search_path = public, pg_temp as $$
    select f.org, f.subject, f.n, f.kind, f.xid::text
    from fact f
    where f.xid >= after_xid
        and (f.xid, f.subject, f.n) > (after_xid, after_subject, after_n)
        and f.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by f.xid, f.subject, f.n
    limit most
$$;

grant create on schema public to shouwen_gate;
alter function gate_ringing(timestamptz, timestamptz) owner to shouwen_gate;
alter function gate_letters() owner to shouwen_gate;
alter function gate_tail(xid8, bigint, int, int) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_ringing(timestamptz, timestamptz), gate_letters(), gate_tail(xid8, bigint, int, int) from public;
grant execute on function gate_ringing(timestamptz, timestamptz), gate_letters(), gate_tail(xid8, bigint, int, int)
    to shouwen_app;
reset role;
