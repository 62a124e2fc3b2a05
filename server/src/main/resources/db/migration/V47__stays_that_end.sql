-- Stays that nobody ended, by their day: what is left of a day before is ended.
create index ticket_unended on ticket (org, day, id) where over_at is null;
