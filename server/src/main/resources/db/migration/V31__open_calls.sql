-- A call that nobody logged stays open for years; the board asks for one state at a time and must not pass them all.
drop index call_open;
create index call_open on call (org, state, unit, rang_at, id) where state in ('ringing', 'talking', 'wrap-up');
