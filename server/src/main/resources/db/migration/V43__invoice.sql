-- Invoices that the tax platform gives for payments, and the red letters that take them back.

alter table personal drop constraint personal_field_check;
alter table personal add constraint personal_field_check check (field in
    ('name', 'phone', 'second-phone', 'address', 'account', 'note', 'title', 'tax-number', 'email'));

-- The read table, and the outbox at once. reference: ours, under which the platform does a thing
-- once. red: takes back some of the invoice "of". refund: the refund that it answers. buyer: title,
-- tax number and e-mail, among the personal values. state: asked, nothing has left the house;
-- unknown, it may be there; pending, the platform has it; void, nobody waits for it any more. by:
-- who asked.
create table invoice (
    org       int not null references org,
    reference text not null check (reference <> '' and length(reference) <= 60),
    payment   bigint not null,
    unit      int not null,
    red       boolean not null,
    of        text not null default '',
    refund    text not null default '',
    amount    bigint not null check (amount > 0),
    buyer     bigint not null,
    what      text not null,
    reason    text not null default '',
    by        int not null,
    state     text not null check (state in ('asked', 'unknown', 'pending', 'issued', 'rejected', 'void')),
    number    text not null default '',
    why       text not null default '',
    asked_at  timestamptz not null,
    issued_at timestamptz,
    next_at   timestamptz not null,
    attempts  int not null default 0,
    primary key (org, reference),
    foreign key (org, unit) references unit,
    foreign key (org, by) references person,
    check (red = (of <> '')),
    check ((state = 'issued') = (number <> ''))
);
create index invoice_payment on invoice (org, payment, asked_at, reference);
create index invoice_due on invoice (org, next_at) where state in ('asked', 'unknown', 'pending');
create index invoice_open on invoice (org, unit, asked_at desc, reference desc)
    where state in ('asked', 'unknown', 'pending', 'rejected');
call wall_org('invoice');
grant select, insert, update (state, number, why, issued_at, next_at, attempts) on invoice to shouwen_app;
grant select (org, state, next_at) on invoice to shouwen_gate;
create policy gate on invoice for select to shouwen_gate using (true);

create function gate_invoices(at timestamptz) returns setof int
    language sql volatile security definer set search_path = public, pg_temp as $$
    select o.org from org o
    where exists (select from invoice i
        where i.org = o.org and i.state in ('asked', 'unknown', 'pending') and i.next_at <= at)
    order by o.org
$$;

grant create on schema public to shouwen_gate;
alter function gate_invoices(timestamptz) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_invoices(timestamptz) from public;
grant execute on function gate_invoices(timestamptz) to shouwen_app;
reset role;

-- The simulator of the tax platform remembers as that of the payment gateway does.
alter table simulated drop constraint simulated_kind_check;
alter table simulated add constraint simulated_kind_check check (kind in ('code', 'invoice'));
