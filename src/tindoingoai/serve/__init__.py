"""The newspaper while it is being written: built anew after each save, served on this machine."""
