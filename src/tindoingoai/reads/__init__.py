"""What was read: hourly totals from a source of reads → the ranking behind "Đọc nhiều". Stores nothing of a reader."""
