-- Which master key wraps the keys of people entered from now on. A process that does not have it reads its key file
-- again or is refused: with an older copy it would wrap keys that nobody can unwrap later. Null until a process of this
-- version has come.
alter table vault add column master int;
grant update (master) on vault to shouwen_app;
