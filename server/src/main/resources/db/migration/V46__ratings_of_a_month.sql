-- The figures of a month take all ratings of its visits at once instead of looking each visit's up.
create index rating_day on rating (org, unit, day);
