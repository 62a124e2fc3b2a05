-- Danger to life or to all: such requests stand before everything else. There are few at a time.
alter table request add column urgent_at timestamptz;
create index request_urgent on request (org, unit, urgent_at, id)
    where state = 'open' and urgent_at is not null;
