{
  "key_id": "889aace1f836ad05",
  "signature": "3Zx3l3uxuuv5Fzg7Gx6UkEcsJq1vOMsePTzBqF7boEi2DtnjAI6gtqoPx8YtlZ8N+4QpOEbkAeCo3xxJBaxgAQ=="
}
