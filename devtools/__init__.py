"""What ./dev is made of besides its commands. Runs before anything is installed: standard library only."""
