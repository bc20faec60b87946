{
  "key_id": "889aace1f836ad05",
  "signature": "ECpWOJsSR1re2/dGfGDEpFutLbj+mlt+iSTtfTfeXSfP4HFRHA3RwoPDkfkpRLuZd3VzltEQSmRQE0JlaOoVDA=="
}
