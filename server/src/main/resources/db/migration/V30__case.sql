-- What a request carries, what leaves the house of it, and the limits that are its own.

-- What sort of file an enclosure is and how large: of what was kept before, nothing was noted.
alter table enclosure
    add column media text not null default ''
        check (media in ('', 'text/plain', 'image/jpeg', 'image/png', 'application/pdf')),
    add column size int not null default 0 check (size >= 0);

-- The house's own limits, each version from a day on; rows are what the facts of the limits add up to. No
-- value takes a limit of its own back: what is above it holds again.
create table house_limit (
    org      int not null references org,
    n        int not null,
    name     text not null check (name in ('accept', 'returns', 'done', 'event-notice')),
    type     text not null default '',
    unit     int,
    value    int check (value >= 0),
    from_day date not null,
    set_by   int not null,
    set_at   timestamptz not null,
    primary key (org, n),
    foreign key (org, unit) references unit
);
create index house_limit_name on house_limit (org, name, from_day);

-- What was settled before there were versions holds as it did.
alter table request_terms no force row level security;
insert into house_limit (org, n, name, value, from_day, set_by, set_at)
select org, -1, 'accept', accept_minutes, date '2000-01-01', 0, timestamptz '2000-01-01 00:00Z'
from request_terms
union all
select org, -2, 'returns', most_returns, date '2000-01-01', 0, timestamptz '2000-01-01 00:00Z'
from request_terms;
call wall_org('house_limit');
grant select, insert on house_limit to shouwen_app;

-- By when an offered hand-over is to be answered, and whether it was told that it was not.
alter table request
    add column offered_at timestamptz,
    add column offer_due timestamptz,
    add column offer_late boolean not null default false;
create index request_offer_due on request (org, offer_due, id)
    where offered_to is not null and not offer_late;
create index request_offer_unit on request (org, unit, offer_due, id)
    where offered_to is not null;

alter table request no force row level security;
alter table fact no force row level security;
update request r set offered_at = o.at,
    offer_due = o.at + coalesce((select t.accept_minutes from request_terms t
        where t.org = r.org), 30) * interval '1 minute'
from (select f.org, f.subject, max(f.recorded_at) as at from fact f
    where f.kind = 'handover.offered' group by f.org, f.subject) o
where r.offered_to is not null and o.org = r.org and o.subject = r.id;
alter table request force row level security;
alter table fact force row level security;
drop table request_terms;
