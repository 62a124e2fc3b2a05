-- The complaints about a unit, which those who work there see on no list.
create index complaint_concerned on complaint (org, concerned) where concerned is not null;
