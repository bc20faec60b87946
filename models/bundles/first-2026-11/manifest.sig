{
  "key_id": "889aace1f836ad05",
  "signature": "665JxLAjIOwL4fRMEWZa3vdD4NoyRvExUmrwP/KznUd7KjCYoG/OIRrW7FYzrjetFkU/VLabLx8P1wpwaFnNCQ=="
}
