-- Decided findings whose time to appeal runs out soon.
create index finding_decided on finding (org, unit, decided_at, id) where state = 'confirmed';

-- The repairs of a place, for telling where things break again.
create index request_place_repair on request (org, place, opened_at) where type = 'repair' and place is not null;
