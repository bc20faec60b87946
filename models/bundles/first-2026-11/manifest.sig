{
  "key_id": "889aace1f836ad05",
  "signature": "4RQPia/pkc6/Idn5FgvSa3Sap7dK0snanbweimrO2nE0m4IyCRY/aGhiUXjAzQvka5hvjaw51nB+vW4wChrzCw=="
}
