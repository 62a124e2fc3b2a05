-- The cash desk: what customers owe, what was taken for it, where the money lies.

-- What the house has settled beside its code. settles: which of several dues a part payment goes to
-- first; late_rate: hundred-thousandths of what is open, a day; grace_days: days after the due day
-- that cost nothing.
create table cash_terms (
    org        int primary key references org,
    settles    text not null default 'oldest' check (settles in ('oldest', 'smallest', 'largest')),
    late_rate  int not null default 0 check (late_rate between 0 and 1000),
    grace_days int not null default 0 check (grace_days between 0 and 365)
);
call wall_org('cash_terms');
grant select, insert, update on cash_terms to shouwen_app;

-- A company for which the house collects; what it gets is settled with it apart.
create table payee (
    org     int not null references org,
    code    text not null check (code ~ '^[a-z0-9-]{1,32}$'),
    name_zh text not null check (name_zh <> ''),
    name_en text not null default '',
    primary key (org, code)
);
call wall_org('payee');
grant select, insert, update (name_zh, name_en) on payee to shouwen_app;

create sequence bill_number as bigint;
grant usage on sequence bill_number to shouwen_app;

-- One due, of an account or of a payment slip, in fen. Who owes it stands with the account alone.
-- payee: empty for the house itself. late_*: late fees fixed until the day late_upto, what was paid
-- of them and what was waived. held_by: a payment that waits for an answer from outside.
create table bill (
    org          int not null references org,
    id           bigint not null default nextval('bill_number'),
    no           text not null check (no <> '' and length(no) <= 40),
    supply       bigint,
    unit         int,
    what         text not null check (what in ('electricity', 'business', 'other')),
    charge       text not null default '',
    quantity     int not null default 1 check (quantity > 0),
    payee        text not null default '',
    period       int check (period between 190001 and 999912),
    amount       bigint not null check (amount >= 0),
    settled      bigint not null default 0 check (settled between 0 and amount),
    due_day      date not null,
    late_upto    date,
    late_fixed   bigint not null default 0 check (late_fixed >= 0),
    late_settled bigint not null default 0 check (late_settled >= 0),
    late_waived  bigint not null default 0 check (late_waived >= 0),
    held_by      bigint,
    made_by      int,
    made_at      timestamptz not null,
    primary key (org, id),
    unique (org, payee, no),
    foreign key (org, supply) references supply,
    foreign key (org, unit) references unit,
    check (late_settled + late_waived <= late_fixed),
    check ((supply is null) = (unit is not null))
);
create index bill_open on bill (org, supply, due_day, id) where settled < amount;
create index bill_slips on bill (org, unit, id desc) where unit is not null;
call wall_org('bill');
grant select, insert, update (amount, settled, late_upto, late_fixed, late_settled, late_waived, held_by)
    on bill to shouwen_app;

-- What a payment settled of a bill, or what a refund took back from it (below zero).
create table settlement (
    org       int not null,
    payment   bigint not null,
    bill      bigint not null,
    principal bigint not null,
    late      bigint not null,
    primary key (org, payment, bill),
    foreign key (org, bill) references bill,
    check (principal <> 0 or late <> 0)
);
create index settlement_bill on settlement (org, bill, payment);
call wall_org('settlement');
grant select, insert on settlement to shouwen_app;

-- A late fee that somebody asks to waive and another person decides about: the read row of a
-- subject of its own.
create table waiver (
    org     int not null,
    id      bigint not null,
    unit    int not null,
    bill    bigint not null,
    amount  bigint not null check (amount > 0),
    reason  text not null,
    state   text not null check (state in ('asked', 'approved', 'declined')),
    by      int not null,
    decided int,
    at      timestamptz not null,
    primary key (org, id),
    foreign key (org, bill) references bill
);
create index waiver_unit on waiver (org, unit, state, at desc, id desc);
create unique index waiver_open on waiver (org, bill) where state = 'asked';
call wall_org('waiver');
grant select, insert, update (state, decided) on waiver to shouwen_app;

-- What a cashier holds from opening to closing: one at a time.
create table till (
    org       int not null,
    id        bigint not null,
    unit      int not null,
    cashier   int not null,
    day       date not null,
    state     text not null check (state in ('open', 'counted', 'approved')),
    float     bigint not null check (float >= 0),
    opened_at timestamptz not null,
    counted_at timestamptz,
    approved_by int,
    words     text not null default '',
    primary key (org, id),
    foreign key (org, unit) references unit,
    foreign key (org, cashier) references person
);
create unique index till_now on till (org, cashier) where state = 'open';
create index till_day on till (org, unit, day desc, id desc);
create index till_cashier on till (org, cashier, id desc);
call wall_org('till');
grant select, insert, update (state, counted_at, approved_by, words) on till to shouwen_app;

create table till_count (
    org      int not null,
    till     bigint not null,
    method   text not null check (method in ('cash', 'card', 'cheque', 'instrument', 'transfer', 'code')),
    expected bigint not null,
    counted  bigint not null,
    primary key (org, till, method),
    foreign key (org, till) references till
);
call wall_org('till_count');
grant select, insert, update, delete on till_count to shouwen_app;

-- The cash day of a hall, once it is locked.
create table cash_day (
    org       int not null,
    id        bigint not null,
    unit      int not null,
    day       date not null,
    locked_by int not null,
    locked_at timestamptz not null,
    primary key (org, unit, day),
    foreign key (org, unit) references unit
);
create index cash_day_id on cash_day (org, id);
call wall_org('cash_day');
grant select, insert on cash_day to shouwen_app;

-- Money that left the hall: to the bank, or to a company it was collected for.
create table cash_out (
    org       int not null,
    id        bigint not null,
    unit      int not null,
    day       date not null,
    kind      text not null check (kind in ('deposit', 'remittance')),
    payee     text not null default '',
    amount    bigint not null check (amount > 0),
    reference text not null,
    by        int not null,
    at        timestamptz not null,
    primary key (org, id)
);
create index cash_out_unit on cash_out (org, unit, day desc, id desc);
call wall_org('cash_out');
grant select, insert on cash_out to shouwen_app;

-- The read table of payments and refunds. purpose: what a deposit is for. of: the payment that a
-- refund gives back. holder: who handed an instrument over, among the personal values.
create table payment (
    org       int not null,
    id        bigint not null,
    unit      int not null,
    cashier   int not null,
    till      bigint,
    kind      text not null check (kind in ('fee', 'refund', 'deposit')),
    what      text not null check (what in ('electricity', 'business', 'other')),
    purpose   text not null default '',
    supply    bigint,
    ticket    text not null default '',
    state     text not null check (state in
        ('open', 'unknown', 'taken', 'asked', 'approved', 'declined', 'closed', 'refused')),
    due       bigint not null check (due >= 0),
    agreed    bigint not null default 0 check (agreed >= 0),
    taken     bigint not null default 0 check (taken >= 0),
    change    bigint not null default 0 check (change >= 0),
    holder    bigint,
    of        bigint,
    owed      boolean not null default true,
    reason    text not null default '',
    decided_by int,
    day       date not null,
    opened_at timestamptz not null,
    taken_at  timestamptz,
    closed_at timestamptz,
    primary key (org, id),
    foreign key (org, till) references till,
    foreign key (org, unit) references unit,
    check ((kind = 'refund') = (of is not null))
);
create index payment_day on payment (org, unit, day desc, id desc);
create index payment_till on payment (org, till, id) where till is not null;
create index payment_open on payment (org, cashier, id) where state in ('open', 'unknown', 'taken');
create index payment_refunds on payment (org, unit, id desc) where kind = 'refund';
create index payment_of on payment (org, of) where of is not null;
create index payment_supply on payment (org, supply, id desc) where supply is not null;
call wall_org('payment');
grant select, insert, update on payment to shouwen_app;

-- The bills that somebody wants to pay with a payment, in the order in which they are settled.
create table payment_bill (
    org     int not null,
    payment bigint not null,
    bill    bigint not null,
    primary key (org, payment, bill),
    foreign key (org, bill) references bill
);
call wall_org('payment_bill');
grant select, insert on payment_bill to shouwen_app;

-- One piece of money of a payment. reference: the slip of a card, the number of an instrument, the
-- bank's of a transfer, ours of a payment code. Of a refund the amount is below zero.
create table tender (
    org       int not null,
    payment   bigint not null,
    n         int not null,
    till      bigint,
    method    text not null check (method in
        ('cash', 'card', 'cheque', 'instrument', 'transfer', 'code', 'balance')),
    amount    bigint not null check (amount <> 0),
    reference text not null default '',
    state     text not null check (state in ('unknown', 'taken', 'declined', 'returned')),
    statement bigint,
    at        timestamptz not null,
    primary key (org, payment, n)
);
create index tender_till on tender (org, till, method) where till is not null;
create index tender_reference on tender (org, reference) where reference <> '';
create index tender_unknown on tender (org, payment) where state = 'unknown';
create index tender_unmatched on tender (org, at, payment, n)
    where state = 'taken' and statement is null and method in ('card', 'transfer', 'code', 'cheque', 'instrument');
call wall_org('tender');
grant select, insert, update (state, statement) on tender to shouwen_app;

-- A cashier's book of receipts of a year: its last number. Taken in the payment's own transaction,
-- so that no number is missing.
create table receipt_series (
    org    int not null,
    series text not null,
    last   int not null check (last > 0),
    primary key (org, series)
);
call wall_org('receipt_series');
grant select, insert, update (last) on receipt_series to shouwen_app;

create table receipt (
    org       int not null,
    series    text not null,
    number    int not null,
    payment   bigint not null,
    amount    bigint not null,
    issued_at timestamptz not null,
    stamps    int not null default 0,
    copies    int not null default 0,
    primary key (org, series, number),
    unique (org, payment)
);
call wall_org('receipt');
grant select, insert, update (stamps, copies) on receipt to shouwen_app;

-- A file of a bank, a card company or a wallet, and what each line of it turned out to be.
create table statement (
    org      int not null,
    id       bigint generated always as identity,
    unit     int not null,
    channel  text not null check (channel in ('bank', 'card', 'wallet')),
    day      date not null,
    digest   text not null,
    lines    int not null,
    read_by  int not null,
    read_at  timestamptz not null,
    primary key (org, id),
    unique (org, channel, digest),
    foreign key (org, unit) references unit
);
create index statement_unit on statement (org, unit, day desc, id desc);
call wall_org('statement');
grant select, insert on statement to shouwen_app;

create table statement_line (
    org       int not null,
    statement bigint not null,
    n         int not null,
    reference text not null,
    amount    bigint not null,
    state     text not null check (state in ('matched', 'long', 'differs', 'settled')),
    payment   bigint,
    tender    int,
    words     text not null default '',
    primary key (org, statement, n),
    foreign key (org, statement) references statement
);
create index statement_line_open on statement_line (org, statement) where state in ('long', 'differs');
call wall_org('statement_line');
grant select, insert, update (state, words) on statement_line to shouwen_app;

-- What the simulator of the payment gateway remembers, as a gateway would.
create table simulated (
    org       int not null,
    kind      text not null check (kind = 'code'),
    reference text not null,
    amount    bigint not null,
    answer    text not null,
    primary key (org, kind, reference)
);
call wall_org('simulated');
grant select, insert on simulated to shouwen_app;

-- Money in the ledger: a movement is made for a finding or for something of the cash desk, and cash
-- has accounts of its own beside those of people.
alter table txn alter column finding drop not null;
alter table txn alter column revision drop not null;
alter table txn alter column fact drop not null;
alter table txn add column cash bigint;
alter table txn add constraint txn_made_for
    check ((cash is null) = (finding is not null and revision is not null and fact is not null));
alter table txn drop constraint txn_reason_check;
alter table txn add constraint txn_reason_check check (reason in
    ('confirmed', 'reconsidered', 'dismissed', 'overturned', 'withdrawn', 'reckoned',
     'payment', 'refund', 'returned', 'float', 'handed-in', 'deposit', 'remittance', 'reconciled'));
create index txn_cash on txn (org, cash, id) where cash is not null;
alter table entry drop constraint entry_account_check;
alter table entry add constraint entry_account_check check
    (account ~ '^(person:[0-9]+|unit:[0-9]+|org|cash:[a-z]+(:[a-z0-9-]+)*)$');
