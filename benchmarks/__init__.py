"""What Louzhang costs: against bare bots on the libraries that we could have used, as ratios within one run."""
