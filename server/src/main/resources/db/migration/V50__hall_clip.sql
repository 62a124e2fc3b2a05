-- Calls spoken by recordings of the hall's own: one for each piece of what is said.
alter table hall drop constraint hall_speech_check;
alter table hall add constraint hall_speech_check
    check (speech in ('clips', 'voice', 'chime', 'none')) not valid;
alter table hall validate constraint hall_speech_check;

create table hall_clip (
    org    int not null,
    unit   int not null,
    name   text not null check (name ~ '^(zh|en)-([0-9A-Z]|call|to|end)$'),
    media  text not null check (media in ('audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/mp4')),
    bytes  bytea not null check (length(bytes) between 1 and 524288),
    put_at timestamptz not null,
    primary key (org, unit, name),
    foreign key (org, unit) references hall
);
call wall_org('hall_clip');
grant select, insert, update, delete on hall_clip to shouwen_app;
