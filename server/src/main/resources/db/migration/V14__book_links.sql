-- By what a standing finding is counted together with those of other people: the attributes on which a count of the
-- code agrees, with their values and the day, month or year. Null where nobody has reckoned it yet.
alter table finding add column counted text[];
create index finding_counted on finding using gin (counted) where confirmed_revision > 0;
create index finding_uncounted on finding (org, day) where confirmed_revision > 0 and counted is null;
