"""Files that pages show: where an address's file lies, and how large its picture is."""
