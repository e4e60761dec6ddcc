"""What people can do, when: people, paths, schedules, verdicts. Knows no screen and no clock."""
