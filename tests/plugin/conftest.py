# A project that mypy checks in these tests; its own tests are not to be run.
collect_ignore = ["daemon_project"]
