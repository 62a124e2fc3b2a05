-- Appointments that customers make for themselves. made_by: null for those. link: the digest of the
-- secret in the address under which the customer finds it. off_by: who of the hall called it off;
-- null where the customer did, and for what was called off before.
alter table hall_appointment alter column made_by drop not null;
alter table hall_appointment add column link bytea check (length(link) = 32);
alter table hall_appointment add column off_by int;
create unique index hall_appointment_link on hall_appointment (link) where link is not null;
create unique index hall_appointment_form on hall_appointment (org, unit, key) where made_by is null;
grant update (link, off_by) on hall_appointment to shouwen_app;

-- calendar: which days have appointments; every day where it is empty.
alter table hall_agenda add column calendar text not null default '';

-- What must be known before the organisation is known: whose is this secret?
grant select (org, id, link) on hall_appointment to shouwen_gate;
create policy gate on hall_appointment for select to shouwen_gate using (true);

create function gate_appointment(wanted bytea) returns table (org int, id bigint)
    language sql stable security definer set search_path = public, pg_temp as $$
    select a.org, a.id from hall_appointment a where a.link = wanted
$$;

grant create on schema public to shouwen_gate;
alter function gate_appointment(bytea) owner to shouwen_gate;
revoke create on schema public from shouwen_gate;
set local role shouwen_gate;
revoke all on function gate_appointment(bytea) from public;
grant execute on function gate_appointment(bytea) to shouwen_app;
reset role;

-- booked: an appointment was made.
alter table door_knock drop constraint door_knock_kind_check;
alter table door_knock add constraint door_knock_kind_check
    check (kind in ('opened', 'shut', 'took', 'booked'));
