"""One file or folder for each platform; none of them knows another."""
