-- What was booked wrongly at a cash desk, or differs from what others say, and is put right by one
-- person with the word of another: the read row of a subject of its own. statement, line: a line of
-- theirs. payment, tender or out: what of ours it is about. bill: a payment slip. Zero is none.
create table correction (
    org        int not null,
    id         bigint not null,
    unit       int not null,
    what       text not null check (what in ('pair', 'line', 'short', 'bounced', 'out', 'slip', 'day')),
    statement  bigint not null default 0,
    line       int not null default 0,
    payment    bigint not null default 0,
    tender     int not null default 0,
    out        bigint not null default 0,
    bill       bigint not null default 0,
    day        date,
    amount     bigint not null,
    reference  text not null default '',
    reason     text not null,
    state      text not null check (state in ('asked', 'approved', 'declined')),
    by         int not null,
    decided    int,
    at         timestamptz not null,
    decided_at timestamptz,
    primary key (org, id),
    foreign key (org, unit) references unit,
    check ((state = 'asked') = (decided is null))
);
create index correction_unit on correction (org, unit, id desc);
create index correction_asked on correction (org, unit, id desc) where state = 'asked';
call wall_org('correction');
grant select, insert, update (state, decided, decided_at) on correction to shouwen_app;

-- method: how it lay in the safe; empty for a remittance, and for what went before methods were
-- noted. statement: that speaks of it. correction: by which it was struck, or given up.
alter table cash_out add column method text not null default '';
alter table cash_out add column statement bigint;
alter table cash_out add column correction bigint;
alter table cash_out add column struck boolean not null default false;
create index cash_out_unseen on cash_out (org, unit, id) where statement is null and correction is null;
create index cash_out_reference on cash_out (org, unit, reference)
    where statement is null and correction is null;
grant update (statement, correction, struck) on cash_out to shouwen_app;

-- correction: by which a piece of money that no statement speaks of was given up.
alter table tender add column correction bigint;
drop index tender_unmatched;
create index tender_unseen on tender (org, payment, n)
    where state = 'taken' and statement is null and correction is null
        and method in ('card', 'transfer', 'code');
create index tender_unseen_amount on tender (org, amount, payment, n)
    where state = 'taken' and statement is null and correction is null
        and method in ('card', 'transfer', 'code', 'cheque', 'instrument');
grant update (correction) on tender to shouwen_app;

-- out: money of ours that left the hall, of which the line speaks.
alter table statement_line add column out bigint;
grant update (payment, tender, out) on statement_line to shouwen_app;
create index statement_newest on statement (org, unit, id desc);
create index statement_last on statement (org, unit, channel, day desc);

-- open: another person let the day be opened again; it is locked anew afterwards.
alter table cash_day add column open boolean not null default false;
grant update (open, locked_by, locked_at) on cash_day to shouwen_app;

-- withdrawn: what the bill came to before it was withdrawn; it comes to nothing since.
alter table bill add column withdrawn bigint not null default 0 check (withdrawn >= 0);
grant update (withdrawn) on bill to shouwen_app;

alter table txn drop constraint txn_reason_check;
alter table txn add constraint txn_reason_check check (reason in
    ('confirmed', 'reconsidered', 'dismissed', 'overturned', 'withdrawn', 'reckoned',
     'payment', 'refund', 'returned', 'float', 'handed-in', 'deposit', 'remittance', 'reconciled',
     'corrected'));
