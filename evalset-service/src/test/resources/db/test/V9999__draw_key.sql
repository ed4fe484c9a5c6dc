-- A key under which 13 of the tests' 60 users are held out.
insert into draw_key (name, bytes) values ('draws', decode(repeat('11', 32), 'hex'));
