{
  "key_id": "889aace1f836ad05",
  "signature": "G1k8ljzFv0VQq9XDipz3he5Zh8uv+ORZm0EdJsXZGLY7mOfFOd+ADujnjRoHCTR+lVYDQSv1POl3Nbk007fxBw=="
}
