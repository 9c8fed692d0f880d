"""The peers. They run in an environment of their own (.venv-bench), so nothing here imports the service."""
