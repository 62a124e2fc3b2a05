-- When the gateway is asked, with nobody there, what became of a piece by a payment code.
alter table tender add column next_at timestamptz;
alter table tender add column attempts int not null default 0;
update tender set next_at = at where state = 'unknown';
grant update (next_at, attempts) on tender to shouwen_app;
drop index tender_unknown;
create index tender_due on tender (org, next_at) where state = 'unknown' and method = 'code';

grant select (org, method, state, next_at) on tender to shouwen_gate;
create policy gate on tender for select to shouwen_gate using (true);

create function gate_tenders(moment timestamptz) returns setof int
    language sql volatile security definer set search_path = public, pg_temp as $$
    select o.org from org o
    where exists (select from tender t
        where t.org = o.org and t.state = 'unknown' and t.method = 'code' and t.next_at <= moment)
    order by o.org
$$;

grant create on schema public to shouwen_gate;
alter function gate_tenders(timestamptz) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_tenders(timestamptz) from public;
grant execute on function gate_tenders(timestamptz) to shouwen_app;
reset role;
