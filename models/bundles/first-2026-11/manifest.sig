{
  "key_id": "889aace1f836ad05",
  "signature": "GvVgKAAit8z5cefNb7xWnw7X0Vbx1U9aoN+hZ4IrPWa4vUfKvQI5KrkhtchQYLark485JarDZ6Wgm0hcXg9XDA=="
}
