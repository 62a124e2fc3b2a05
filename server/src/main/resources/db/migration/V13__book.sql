-- The book of a person or unit: their standing confirmed findings by day.
create index finding_book_person on finding (org, person, day) where confirmed_revision > 0;
create index finding_book_unit on finding (org, unit, day) where confirmed_revision > 0;
create index finding_book_day on finding (org, day) where confirmed_revision > 0;

-- A decision about one finding can change what another one takes: then the entry names both.
alter table txn drop constraint txn_reason_check;
alter table txn add constraint txn_reason_check check (reason in
    ('confirmed', 'reconsidered', 'dismissed', 'overturned', 'withdrawn', 'reckoned'));
alter table txn add column cause bigint;

-- How what is due was reckoned when the entry was written: clause, base, units, times and part.
alter table entry add column why text not null default '';

-- Who held a role that the code names when a standing finding was decided, so that a head's page
-- finds the offences that count against the unit.
alter table finding add column holders int[] not null default '{}';
create index finding_holders on finding using gin (holders) where confirmed_revision > 0;

-- A measure that somebody has decided about is remembered even if its finding no longer stands.
alter table finding add column measured boolean not null default false;
create index finding_measured on finding (org, person) where measured;
