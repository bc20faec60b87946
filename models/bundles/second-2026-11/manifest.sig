{
  "key_id": "889aace1f836ad05",
  "signature": "dUYiSgbSosSAsQsvdYoCEp0RoXnnEQiTwpEKo5O9Vrl1noRgD43kszF/VwcXG/m/kyVu7X0JI4JWAJFC96kHCQ=="
}
