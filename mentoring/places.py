"""Name the places every pair knows; any other place is the school's or in own words."""

ONLINE = "@online"
MENTORS_ROOM = "@mentor"
MEMBERS_ROOM = "@member"
