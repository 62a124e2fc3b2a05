-- Whether the password is one that an administrator gave out: its owner chooses another before anything else.
alter table account add column starting boolean not null default false;
