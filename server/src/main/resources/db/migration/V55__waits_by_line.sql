-- How long the customer stood in line before the first call, in seconds: what a forecast is compared with. Null where
-- something else came between: sent to another line, given priority, not there yet.
alter table ticket add column waited int check (waited >= 0);

-- Lines of a hall differ: how long services take and what became of forecasts is asked by service.
drop index ticket_served;
create index ticket_served on ticket (org, unit, over_at desc) include (service, called_at, opened_at)
    where state = 'done' and opened_at is not null;
drop index ticket_foretold;
create index ticket_foretold on ticket (org, unit, called_at desc) include (service, foretold, waited)
    where foretold is not null and waited is not null;
