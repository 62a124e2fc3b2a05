-- What was scanned at a counter lies with the stay; once a request is opened from it, it lies with that.
grant update (subject) on enclosure to shouwen_app;
