"""The shop's tests, three times: each way to type a mock has a file."""
